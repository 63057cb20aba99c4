package routes.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TablesPageTest {
    private static final Path PAGE = Path.of("docs/tables.md");

    @Test
    void theCommittedPageIsWhatTheTableFilesSay() throws IOException {
        String page = TablesPage.of(TableFiles.product());
        if (Boolean.getBoolean("renew")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/tables.md is old; renew it: mvn test -Dtest=TablesPageTest -Drenew=true")
                .isEqualTo(page);
    }
}
