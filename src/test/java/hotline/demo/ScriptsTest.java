package hotline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.escalation.Addressee;
import hotline.escalation.SentNotice;
import hotline.policy.NoticeKind;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.sla.Deadline;
import hotline.sla.SlaCalculator;
import hotline.support.FreightNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The actions of the demo's people, for many random cases and starting times. */
class ScriptsTest {
    private static final int MANY = 30_000;
    private static final Instant SEPTEMBER = Instant.parse("2026-09-01T00:00:00Z");
    private static final Duration THREE_MONTHS = Duration.ofDays(92);

    private final SlaCalculator limits = FreightNetwork.deadlines().of(1);
    private final Words words = new Words();
    private final House house = House.of(DemoPeople.inNoDatabase(), limits, new Phrases(words));
    private final Chance chance = new Chance(20_191_101);

    @Test
    void every_complaint_gets_its_actions_in_order_and_none_before_receipt() {
        var complainants = new Complainants(house, words, chance, SEPTEMBER);
        var handling = new Handling(house);
        for (int nth = 1; nth <= MANY; nth++) {
            var about = aCase(
                    nth,
                    complainants.complain(anytime()),
                    complainants.complain(SEPTEMBER).meant());
            var script = handling.script(about, SEPTEMBER.plus(THREE_MONTHS), new Chance(nth));
            assertThat(script.actions())
                    .as("case %s of %s", nth, about)
                    .isSortedAccordingTo(Comparator.comparing(PlannedAction::at))
                    .allMatch(action -> !action.at().isBefore(about.receivedAt()));
        }
    }

    @Test
    void notices_are_answered_after_they_are_read_even_if_too_late() {
        var reactions = new Reactions(house, SEPTEMBER.plus(THREE_MONTHS));
        var setting = new Complainants(house, words, chance, SEPTEMBER)
                .complain(SEPTEMBER)
                .setting();
        int answered = 0;
        for (int nth = 1; nth <= MANY; nth++) {
            var sentAt = anytime();
            var notice = new SentNotice(
                    nth,
                    "N" + nth,
                    nth,
                    chance.of(0.5) ? NoticeKind.EXPEDITING : NoticeKind.INQUIRY,
                    "claims",
                    new Addressee.Department("claims"),
                    sentAt,
                    sentAt,
                    Optional.of(sentAt.plusSeconds(chance.between(1, 200_000))));
            var actions = reactions.to(notice, setting, new Chance(nth));
            assertThat(actions)
                    .as("%s", notice)
                    .isSortedAccordingTo(Comparator.comparing(PlannedAction::at))
                    .allMatch(action -> !action.at().isBefore(sentAt));
            answered += actions.size() == 2 ? 1 : 0;
        }
        assertThat(answered).isGreaterThan(MANY / 2);
    }

    private Instant anytime() {
        return SEPTEMBER.plusSeconds(chance.between(0, (int) THREE_MONTHS.toSeconds()));
    }

    /** So short a limit that it passes while an agent works on the complaint. */
    private Instant soon(Instant from) {
        return from.plusSeconds(chance.between(60, 40_000));
    }

    /** @param mistaken the judgement that the program gives to some */
    private Case aCase(long id, DraftStory story, DraftStory.Meant mistaken) {
        var judged = chance.of(0.25) ? mistaken : story.meant();
        var draft = story.draft();
        var channel = draft.channel().code();
        var matter = new Matter(judged.type(), judged.severity(), channel, Market.DOMESTIC);
        boolean fromCustomer = draft.filer().branch().isEmpty();
        var taker = fromCustomer ? draft.filer().person() : Optional.<Long>empty();
        return new Case(
                id,
                channel,
                story.at(),
                chance.of(0.1)
                        ? soon(story.at())
                        : limits.handling(matter, story.at()).due(),
                taker.isPresent()
                        ? Optional.empty()
                        : limits.firstResponse(matter, story.at()).map(Deadline::due),
                fromCustomer,
                taker,
                draft.preferredCallbackAt(),
                judged,
                story.meant(),
                story.setting());
    }
}
