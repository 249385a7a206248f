package io.netwatch.capture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The picture of the rooms, held: only these arrows, none by inheritance. */
class ArrowsTest {
    private static final String HOUSE = "io.netwatch.capture.";
    private static final String SANDBOX = "io.netwatch.sandbox.";
    private static final Map<String, Set<String>> ARROWS = Map.of(//
            "app", Set.of("api", "core", "azure", "cluster", "operator", "bridge", "evidence", "notify"),
            "operator", Set.of("core", "api", "azure", "cluster", "evidence", "notify"),
            "bridge", Set.of("core", "api", "cluster"), //
            "notify", Set.of("core", "cluster"), //
            "cluster", Set.of("core", "api"), //
            "azure", Set.of("core", "api"), //
            "core", Set.of("api"), //
            "evidence", Set.of(), //
            "api", Set.of());
    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.netwatch.capture");
    private static final JavaClasses SANDBOXED = new ClassFileImporter().importPackages("io.netwatch.sandbox");

    @Test
    void roomsSeeOnlyWhereTheArrowsPoint() {
        for (JavaClass seer : SHIPPED) {
            String room = room(seer.getPackageName(), HOUSE);
            Set<String> seen = new TreeSet<>();
            seer.getDirectDependenciesFromSelf().stream().map(arrow -> arrow.getTargetClass().getPackageName())
                    .filter(name -> name.startsWith(HOUSE)).map(name -> room(name, HOUSE)).forEach(seen::add);
            seen.remove(room);
            assertThat(ARROWS.get(room)).as("%s (room %s)", seer.getName(), room).isNotNull().containsAll(seen);
        }
    }

    @Test
    void theCoreIsPure() {
        noClasses().that().resideInAPackage(HOUSE + "core..").should().dependOnClassesThat()
                .resideInAnyPackage("io.fabric8..", "io.javaoperatorsdk..", "com.azure..", "io.helidon..", "java.io..",
                        "java.net.http..", "java.nio.file..", "com.fasterxml..")
                .check(SHIPPED);
        noClasses().that().resideInAPackage(HOUSE + "core..").should()
                .callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime").check(SHIPPED);
    }

    @Test
    void theCoreNeverSeesTheResourceShells() {
        noClasses().that().resideInAPackage(HOUSE + "core..").should().dependOnClassesThat()
                .areAssignableTo(CustomResource.class).check(SHIPPED);
    }

    @Test
    void azureStaysInItsRoom() {
        noClasses().that().resideOutsideOfPackage(HOUSE + "azure..").should().dependOnClassesThat()
                .resideInAPackage("com.azure..").check(SHIPPED);
    }

    @Test
    void kubernetesStaysInTheRoomsThatTalkToIt() {
        noClasses().that().resideInAnyPackage(HOUSE + "core..", HOUSE + "azure..", HOUSE + "bridge..").should()
                .dependOnClassesThat().resideInAnyPackage("io.fabric8..", "io.javaoperatorsdk..").check(SHIPPED);
    }

    @Test
    void roomsShareNoCodeByInheritance() {
        for (JavaClass heir : SHIPPED) {
            assertThat(heir.getAllRawSuperclasses()).as("%s inherits", heir.getName())
                    .noneMatch(parent -> parent.getPackageName().startsWith(HOUSE)
                            && !room(parent.getPackageName(), HOUSE).equals(room(heir.getPackageName(), HOUSE)));
        }
    }

    @Test
    void emulatorsReadTheContractForThemselves() {
        for (JavaClass seer : SANDBOXED) {
            if (!Set.of("azure", "kubernetes", "traffic").contains(room(seer.getPackageName(), SANDBOX))) {
                continue;
            }
            assertThat(seer.getDirectDependenciesFromSelf()).as(seer.getName())
                    .noneMatch(arrow -> isShippedOrOtherRoom(seer, arrow.getTargetClass()));
        }
    }

    private static boolean isShippedOrOtherRoom(JavaClass seer, JavaClass target) {
        String name = target.getPackageName();
        return name.startsWith(HOUSE) || (name.startsWith(SANDBOX)
                && !room(name, SANDBOX).equals(room(seer.getPackageName(), SANDBOX)) && !isTest(seer));
    }

    private static boolean isTest(JavaClass seer) {
        return seer.getName().contains("Test");
    }

    private static String room(String packageName, String house) {
        String inside = packageName.substring(house.length());
        return inside.contains(".") ? inside.substring(0, inside.indexOf('.')) : inside;
    }
}
