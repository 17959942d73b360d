package hotline.log;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A kind of event that a reader neither reads nor leaves out by name fails the build. */
@AnalyzeClasses(packages = "hotline", importOptions = ImportOption.DoNotIncludeTests.class)
class ReadersDecideTest {
    /** What the compiler throws where a switch over an enum names every constant and has no default. */
    private static final Set<String> OF_A_WHOLE_SWITCH =
            Set.of("java.lang.IncompatibleClassChangeError", "java.lang.MatchException");

    @ArchTest
    static final ArchRule every_reader_of_the_log_decides_on_each_kind_of_event = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("hotline.log")
            .and(describe(
                    "are asked about a kind of event alone",
                    method -> method.getRawParameterTypes().size() == 1
                            && method.getRawParameterTypes().get(0).isEquivalentTo(EventType.class)))
            .and(describe("have a body", method -> !method.getModifiers().contains(JavaModifier.ABSTRACT)))
            .and(describe("are no lambda", method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC)))
            .should(new ArchCondition<>("be a switch without default") {
                @Override
                public void check(JavaMethod asked, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(
                            asked,
                            wholeSwitches(asked) > 0 || passesOn(asked),
                            asked.getFullName() + " decides on each kind of event"));
                }
            });

    /**
     * Also where the kind is taken from a row or an event. A switch asks for the ordinal, and so does the table that the
     * compiler makes for it in its own class.
     */
    @ArchTest
    static final ArchRule no_switch_over_kinds_of_events_has_a_default = codeUnits()
            .that(describe(
                    "switch over kinds of events",
                    method -> !method.getOwner().getModifiers().contains(JavaModifier.SYNTHETIC)
                            && switchesOverKinds(method) > 0))
            .should(new ArchCondition<>("name each kind") {
                @Override
                public void check(JavaCodeUnit switching, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(
                            switching,
                            wholeSwitches(switching) >= switchesOverKinds(switching),
                            switching.getFullName() + " names each kind of event in its switch"));
                }
            });

    private static final class Forgetful {
        static String name(EventType type) {
            return switch (type) {
                case CLOSED -> "end";
                default -> "other";
            };
        }
    }

    @Test
    void a_switch_with_a_default_is_found() {
        assertThat(Forgetful.name(EventType.WITHDRAWN)).isEqualTo("other");
        var forgetful = new ClassFileImporter().importClasses(Forgetful.class);
        assertThat(no_switch_over_kinds_of_events_has_a_default
                        .evaluate(forgetful)
                        .getFailureReport()
                        .getDetails())
                .singleElement()
                .asString()
                .contains("Forgetful.name");
    }

    /** To a method that is held to the same rule. */
    private static boolean passesOn(JavaMethod asked) {
        return asked.getMethodCallsFromSelf().stream()
                .anyMatch(call -> !call.getTargetOwner().getPackageName().equals("hotline.log")
                        && call.getTarget().getRawParameterTypes().size() == 1
                        && call.getTarget().getRawParameterTypes().get(0).isEquivalentTo(EventType.class));
    }

    private static long switchesOverKinds(JavaCodeUnit method) {
        return method.getMethodCallsFromSelf().stream()
                .filter(call -> call.getName().equals("ordinal"))
                .filter(call -> call.getTargetOwner().isEquivalentTo(EventType.class))
                .count();
    }

    private static long wholeSwitches(JavaCodeUnit method) {
        return method.getConstructorCallsFromSelf().stream()
                .filter(call -> OF_A_WHOLE_SWITCH.contains(call.getTargetOwner().getName()))
                .count();
    }
}
