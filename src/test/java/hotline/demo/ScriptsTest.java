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

/** What the demo's people do, whatever chance has them do and whenever the demo is started. */
class ScriptsTest {
    private static final int MANY = 30_000;
    private static final Instant SEPTEMBER = Instant.parse("2026-09-01T00:00:00Z");
    private static final Duration THREE_MONTHS = Duration.ofDays(92);

    private final SlaCalculator limits = FreightNetwork.deadlines().of(1);
    private final Words words = new Words();
    private final House house = House.of(DemoPeople.inNoDatabase(), limits, new Phrases(words));
    private final Chance chance = new Chance(20_191_101);

    @Test
    void every_complaint_can_be_worked_on_and_nothing_is_done_before_what_led_to_it() {
        var complainants = new Complainants(house, words, chance);
        var handling = new Handling(house);
        for (int nth = 1; nth <= MANY; nth++) {
            var about = aCase(
                    nth,
                    complainants.complain(anytime()),
                    complainants.complain(SEPTEMBER).meant());
            var course = handling.course(about, SEPTEMBER.plus(THREE_MONTHS), new Chance(nth));
            assertThat(course.deeds())
                    .as("case %s of %s", nth, about)
                    .isSortedAccordingTo(Comparator.comparing(PlannedAction::at))
                    .allMatch(deed -> !deed.at().isBefore(about.receivedAt()));
        }
    }

    @Test
    void notices_are_answered_after_they_were_read_also_where_that_is_too_late() {
        var reactions = new Reactions(house, SEPTEMBER.plus(THREE_MONTHS));
        var scene = new Complainants(house, words, chance).complain(SEPTEMBER).scene();
        int answered = 0;
        for (int nth = 1; nth <= MANY; nth++) {
            var told = anytime();
            var notice = new SentNotice(
                    nth,
                    "N" + nth,
                    nth,
                    chance.of(0.5) ? NoticeKind.EXPEDITING : NoticeKind.INQUIRY,
                    "claims",
                    new Addressee.Department("claims"),
                    told,
                    told,
                    Optional.of(told.plusSeconds(chance.between(1, 200_000))));
            var deeds = reactions.to(notice, scene, new Chance(nth));
            assertThat(deeds)
                    .as("%s", notice)
                    .isSortedAccordingTo(Comparator.comparing(PlannedAction::at))
                    .allMatch(deed -> !deed.at().isBefore(told));
            answered += deeds.size() == 2 ? 1 : 0;
        }
        assertThat(answered).isGreaterThan(MANY / 2);
    }

    private Instant anytime() {
        return SEPTEMBER.plusSeconds(chance.between(0, (int) THREE_MONTHS.toSeconds()));
    }

    /** So short a limit that it passes while somebody works on it. */
    private Instant soon(Instant from) {
        return from.plusSeconds(chance.between(60, 40_000));
    }

    /** @param mistaken what the program takes some for */
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
                story.scene());
    }
}
