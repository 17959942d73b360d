package hotline.log;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** A kind of event that a reader neither reads nor leaves out by name fails the build. */
@AnalyzeClasses(packages = "hotline", importOptions = ImportOption.DoNotIncludeTests.class)
class ReadersDecideTest {
    /** What the compiler throws where a switch over an enum names every constant and has no default. */
    private static final Set<String> OF_A_WHOLE_SWITCH =
            Set.of("java.lang.IncompatibleClassChangeError", "java.lang.MatchException");

    @ArchTest
    static final ArchRule every_reader_of_the_log_decides_on_each_kind_of_event = methods()
            .that()
            .haveName("reads")
            .and(describe(
                    "are asked about a kind of event",
                    method -> method.getRawParameterTypes().size() == 1
                            && method.getRawParameterTypes().get(0).isEquivalentTo(EventType.class)))
            .and(describe("have a body", method -> !method.getModifiers()
                    .contains(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)))
            .should(new ArchCondition<>("be a switch without default") {
                @Override
                public void check(JavaMethod reads, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(
                            reads,
                            reads.getConstructorCallsFromSelf().stream().anyMatch(ReadersDecideTest::isOfAWholeSwitch),
                            reads.getFullName() + " decides on each kind of event by name"));
                }
            });

    private static boolean isOfAWholeSwitch(JavaConstructorCall call) {
        return OF_A_WHOLE_SWITCH.contains(call.getTargetOwner().getName());
    }
}
