package hotline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventKindsTest {
    private enum Effect {
        BEGINS,
        ENDS
    }

    private static final EventKinds<Effect> KINDS = EventKinds.grouped(EventKindsTest::effect);

    private static Optional<Effect> effect(EventType type) {
        return switch (type.code()) {
            case "received" -> Optional.of(Effect.BEGINS);
            case "closed", "withdrawn" -> Optional.of(Effect.ENDS);
            default -> Optional.empty();
        };
    }

    @Test
    void a_statement_names_groups_and_gets_the_codes_of_their_kinds() {
        assertThat(KINDS.in("SELECT {rated.SCORE} WHERE type IN {READ} AND (type IN {BEGINS} OR type NOT IN {ENDS})"
                        + " AND type <> {WITHDRAWN}"))
                .isEqualTo("SELECT (rated.data ->> 'score')::int WHERE type IN ('received', 'closed', 'withdrawn')"
                        + " AND (type IN ('received') OR type NOT IN ('closed', 'withdrawn')) AND type <> 'withdrawn'");
    }

    @Test
    void a_kind_that_is_read_without_a_branch_for_it_is_refused() {
        assertThatThrownBy(() -> KINDS.in("SELECT WHERE type IN {READ} AND type IN {ENDS}"))
                .hasMessage("events of BEGINS are read and have no branch");
    }

    @Test
    void a_statement_that_reads_fewer_groups_needs_no_branch_for_the_others() {
        assertThat(KINDS.only(effect -> effect == Effect.ENDS).in("SELECT WHERE type IN {READ} OR type IN {ENDS}"))
                .isEqualTo("SELECT WHERE type IN ('closed', 'withdrawn') OR type IN ('closed', 'withdrawn')");
    }

    @Test
    void a_name_that_is_neither_group_nor_kind_nor_column_is_refused() {
        assertThatThrownBy(() -> KINDS.in("{BEGINS} {ENDS} {PAUSES}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_kind_has_the_name_of_a_column() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::name))
                .doesNotContainAnyElementsOf(Arrays.stream(EventColumn.values())
                        .map(EventColumn::name)
                        .toList());
    }
}
