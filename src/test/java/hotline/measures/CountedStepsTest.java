package hotline.measures;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.log.EventType;
import hotline.measures.LoggedSteps.Step;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CountedStepsTest {

    /** The roll-up counts these steps under their own codes, and adds up only figures that have a column. */
    @Test
    void each_kind_of_event_that_is_counted_under_its_code_has_a_column() {
        var counted = Stream.of(Step.FILES, Step.ENDS, Step.REOPENS, Step.BREACHES, Step.RATES)
                .flatMap(step -> LoggedSteps.KINDS.of(step).stream())
                .map(EventType::code);
        assertThat(DailyColumn.ALL.stream().map(DailyColumn::figure)).containsAll(counted.toList());
    }
}
