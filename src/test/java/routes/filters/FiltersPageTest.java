package routes.filters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiltersPageTest {
    private static final Path PAGE = Path.of("docs/filters.md");

    @TempDir
    Path folder;

    @Test
    void theTablesOfThePageAreWhatSchemaAndCodesSay() throws IOException {
        String page = Files.readString(PAGE);
        String renewed = FiltersPage.renewed(page);
        if (Boolean.getBoolean("renew")) {
            Files.writeString(PAGE, renewed);
            page = renewed;
        }
        assertThat(page)
                .as("docs/filters.md is old; renew it: mvn test -Dtest=FiltersPageTest -Drenew=true")
                .isEqualTo(renewed);
    }

    @Test
    void thePageShowsEveryFieldInAFileThatIsGood() throws IOException {
        Matcher block =
                Pattern.compile("(?s)```yaml\n(# yaml-language-server.*?)```").matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        Files.writeString(folder.resolve("x.yaml"), block.group(1));

        assertThat(FilterFiles.load(folder).rules()).isNotEmpty();
        JsonNode shown = new YAMLMapper().readTree(block.group(1));
        for (JsonNode object : new JsonNode[] {
            FilterFile.SCHEMA.json(),
            FilterFile.SCHEMA.json().at("/properties/rules/items"),
            FilterFile.SCHEMA.json().at("/properties/rules/items/properties/when")
        }) {
            object.path("properties").fieldNames().forEachRemaining(field -> assertThat(shown.findValue(field))
                    .as(field)
                    .isNotNull());
        }
    }
}
