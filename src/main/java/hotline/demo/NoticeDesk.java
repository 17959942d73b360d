package hotline.demo;

import static hotline.demo.Handling.minutes;

import hotline.escalation.Addressee;
import hotline.escalation.PlayedLadder.Sent;
import hotline.policy.NoticeKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the demo's people deal with notices of the ladder. Pure: the same notice is always dealt with alike. */
record NoticeDesk(Staff staff, DutyHours duty, Phrases phrases, long seed) {

    /**
     * Most answers come in time; reminders are read in passing, and nobody says so.
     *
     * @param notBefore what else is known of the complaint by then
     */
    Optional<Deed> reply(Sent notice, Scene scene, Instant notBefore) {
        var chance = new Chance(seed ^ notice.number().hashCode() * 0x9E3779B97F4A7C15L);
        if (notice.kind() == NoticeKind.REMINDER || chance.of(0.01)) {
            return Optional.empty();
        }
        boolean slow = chance.of(0.1);
        var at = duty.after(notice.at(), minutes(5 + (slow ? 240 : 0) + chance.exponential(45)));
        var text = notice.answerDueAt().map(due -> phrases.write(occasion(notice), scene, chance));
        return Optional.of(new Deed.Reply(
                at.isAfter(notBefore) ? at : notBefore.plusSeconds(1),
                who(notice.to(), chance),
                notice.number(),
                text));
    }

    private static String occasion(Sent notice) {
        return notice.kind() == NoticeKind.INQUIRY ? "answer-why-late" : "answer-notice";
    }

    private long who(Addressee to, Chance chance) {
        return to.person()
                .orElseGet(() -> chance.pick(
                        to.department().map(staff.departments()::get).orElseGet(() -> List.of(staff.supervisor()))));
    }
}
