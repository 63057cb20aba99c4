package house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The walls of the house. Plain tests: ArchUnit's own engine would run none of them here and stay green. */
class WallsTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("routes", "local");
    private static final JavaClasses LAKE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("routes");

    @Test
    void theImportSeesTheHouse() {
        assertThat(LAKE.size()).isGreaterThan(100);
        assertThat(CODE.size()).isGreaterThan(LAKE.size());
    }

    @Test
    void camelStaysAtTheDoor() {
        noClasses()
                .that()
                .haveNameNotMatching("routes\\.LogLake(\\$.*)?|.*Beans(\\$.*)?|.*\\.SwitchBoard\\w*(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(LAKE);
    }

    @Test
    void onlyClassesNamedAfterAServiceSpeakToAws() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.(Glue|S3|Sqs|Athena|Bedrock|Sns|Sts)\\w*(\\$.*)?|.*Beans(\\$.*)?|routes\\.cli\\.Cli\\$Failures")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(LAKE);
    }

    @Test
    void theLakeDoesNotKnowTheLocalAws() {
        noClasses()
                .that()
                .resideInAPackage("routes..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("local..")
                .check(CODE);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("routes.(*)..").should().beFreeOfCycles().check(LAKE);
    }

    @Test
    void noRoomIsForLeftovers() {
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..utils..", "..common..", "..helper..", "..model..", "..impl..")
                .check(CODE);
    }

    @Test
    void oneBeansClassPerRoom() {
        Set<String> crowded = LAKE.stream()
                .filter(type -> type.getSimpleName().endsWith("Beans"))
                .collect(Collectors.groupingBy(type -> type.getPackageName(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(room -> room.getValue() > 1)
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(crowded).isEmpty();
    }

    @Test
    void everyRoomSaysWhatComesInAndWhatGoesOut() throws Exception {
        Set<String> rooms = LAKE.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.equals("routes"))
                .collect(Collectors.toSet());
        for (String room : rooms) {
            java.nio.file.Path info =
                    java.nio.file.Path.of("src/main/java", room.replace('.', '/'), "package-info.java");
            assertThat(java.nio.file.Files.readString(info))
                    .as(info.toString())
                    .contains("In:")
                    .contains("Out:");
        }
    }
}
