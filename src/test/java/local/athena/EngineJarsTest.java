package local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class EngineJarsTest {
    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void missingEngineIsSaidToBeUnbuilt() {
        System.setProperty(EngineJars.PROPERTY, "/nowhere");
        try {
            assertThatThrownBy(EngineJars::open)
                    .isInstanceOf(QueryFailure.class)
                    .hasMessage(
                            "Athena's engine is not built: run mvn -DskipTests package (looked for the folder /nowhere)");
        } finally {
            System.clearProperty(EngineJars.PROPERTY);
        }
    }

    @Test
    void tooNewJdkIsToldWhichOnesWork() {
        assertThatCode(() -> EngineJars.refuseJdk(17)).doesNotThrowAnyException();
        assertThatThrownBy(() -> EngineJars.refuseJdk(25)).hasMessageContaining("JDK 17 to 23 and this is JDK 25");
    }

    @Test
    void engineBringsItsOwnJackson() throws Exception {
        try (var jars = EngineJars.open()) {
            Class<?> mapper = jars.loadClass("com.fasterxml.jackson.databind.ObjectMapper");
            assertThat(mapper.getClassLoader()).isSameAs(jars);
        }
    }
}
