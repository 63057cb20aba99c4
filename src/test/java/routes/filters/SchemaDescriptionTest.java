package routes.filters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaDescriptionTest {
    @ParameterizedTest
    @ValueSource(strings = {"filterset-v1", "switches-v1"})
    void everyPropertyIsDescribed(String schema) throws IOException {
        JsonNode root = new ObjectMapper()
                .readTree(Path.of("src/main/resources/schemas", schema + ".schema.json")
                        .toFile());
        List<String> bare = new ArrayList<>();
        collect(root, bare);

        assertThat(bare).isEmpty();
        assertThat(root.path("description").asText()).isNotBlank();
    }

    private static void collect(JsonNode node, List<String> bare) {
        node.path("properties").properties().forEach(property -> {
            if (!property.getValue().hasNonNull("description")) {
                bare.add(property.getKey());
            }
        });
        node.forEach(child -> collect(child, bare));
    }
}
