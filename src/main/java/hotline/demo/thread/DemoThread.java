package hotline.demo.thread;

import hotline.attachment.upload.NewUpload;
import hotline.attachment.upload.Sender;
import hotline.attachment.upload.Uploads;
import hotline.complaint.Actor;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ComplaintChanges;
import hotline.demo.Staff.BranchAccount;
import hotline.demo.thread.QuietStore.Quiet;
import hotline.limits.PauseRequest;
import hotline.limits.Pauses;
import hotline.once.Once;
import hotline.policy.Policy;
import hotline.policy.phrase.Brace;
import hotline.policy.phrase.Situation;
import hotline.thread.Addition;
import hotline.thread.BranchQuestion;
import hotline.thread.BranchQuestions;
import hotline.thread.Reply;
import hotline.thread.ReplyRequest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The last half hour of some conversations: customers who answered and wait, one who was asked and has not answered, replies with phrases of the
 * policy, and questions to the branch complained about. Photos are prepared once the server serves.
 */
public final class DemoThread {
    private static final Duration LATELY = Duration.ofMinutes(45);
    private static final int CASES = 8;
    /** Of each branch: one is answered, the other waits. */
    private static final int QUESTIONS = 2;

    private static final Set<Situation> WRITTEN = EnumSet.of(Situation.ASK, Situation.CALM, Situation.CHAT);

    private final Pool pool;
    private final ComplaintChanges changes;
    private final Function<InstantSource, BranchQuestions> questions;
    private final Uploads uploads;
    private final Policy policy;
    private final long agent;
    private final Instant now;
    private int files;

    /**
     * @param questions with the clock of a moment
     * @param agent asks branches about complaints that no one has
     */
    public DemoThread(
            Pool pool,
            ComplaintChanges changes,
            Function<InstantSource, BranchQuestions> questions,
            Uploads uploads,
            Policy policy,
            long agent,
            Instant now) {
        this.pool = pool;
        this.changes = changes;
        this.questions = questions;
        this.uploads = uploads;
        this.policy = policy;
        this.agent = agent;
        this.now = now;
    }

    /** @param branches accounts of branches, by the code of their unit */
    public Future<Void> make(Map<String, BranchAccount> branches) {
        var asked = Future.<Void>succeededFuture();
        for (var branch : branches.entrySet()) {
            asked = asked.compose(
                    done -> askAbout(branch.getKey(), branch.getValue().id()));
        }
        return asked.compose(done -> QuietStore.workedOn(pool, now, now.minus(LATELY), CASES, agent))
                .compose(cases -> inTurn(conversations(cases)));
    }

    private List<Supplier<Future<?>>> conversations(List<Quiet> cases) {
        var all = new ArrayList<Supplier<Future<?>>>();
        var phrases = phrases();
        for (int i = 0; i < cases.size(); i++) {
            var one = cases.get(i);
            switch (i) {
                case 0 -> all.add(() -> adds(one, 21, Optional.of("外箱破了，里面少一件，照片附上。"), parcel(0.2), parcel(0.8)));
                case 1 -> {
                    all.add(() -> asks(one, 33, "请发一份发票，或者能看出价值的单据。"));
                    all.add(() -> adds(one, 9, Optional.of("发票在这里，一共五件。"), invoice()));
                }
                case 2 -> all.add(() -> asks(one, 26, "请告诉我们外箱上写的收件人，并拍一张面单。"));
                case 3 -> {
                    all.add(() -> adds(one, 38, Optional.empty(), parcel(0.5)));
                    replies(one, 17, phrases, i).ifPresent(all::add);
                }
                default -> replies(one, 15 - i, phrases, i).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Future<Void> inTurn(List<Supplier<Future<?>>> acts) {
        var done = Future.<Void>succeededFuture();
        for (var act : acts) {
            done = done.compose(before -> act.get().mapEmpty());
        }
        return done;
    }

    /** What it is asked about one complaint against it waits; about another, if there is one, it has answered with a photo. */
    private Future<Void> askAbout(String branch, long person) {
        return QuietStore.about(pool, branch, now, now.minus(LATELY), QUESTIONS, agent)
                .compose(cases -> cases.size() < QUESTIONS
                        ? Future.succeededFuture(cases)
                        : ask(cases.get(1), 40, "这票货交接时外箱完好吗？有没有照片？")
                                .compose(asked -> open(branch))
                                .compose(open -> answer(open, branch, person))
                                .map(cases))
                .compose(
                        cases -> cases.isEmpty() ? Future.succeededFuture() : ask(cases.get(0), 12, "这票货是谁派送的？监控还在吗？"));
    }

    private Future<Void> ask(Quiet one, int minutesAgo, String words) {
        return at(minutesAgo).ask(Once.unkeyed(), one.number(), one.agent(), words);
    }

    private Future<Optional<Long>> open(String branch) {
        return at(0).ofBranch(branch).map(all -> all.stream()
                .filter(question -> question.answeredAt().isEmpty())
                .map(BranchQuestion::id)
                .findFirst());
    }

    private Future<Void> answer(Optional<Long> question, String branch, long person) {
        return question.map(id -> sent(Sender.person(person), parcel(2)).compose(photo -> at(24).answer(
                                Once.unkeyed(), id, branch, person, Optional.of("交接时完好，照片附上。"), List.of(photo))))
                .orElseGet(Future::succeededFuture);
    }

    private BranchQuestions at(int minutesAgo) {
        return questions.apply(InstantSource.fixed(ago(minutesAgo)));
    }

    private Instant ago(int minutes) {
        return now.minus(Duration.ofMinutes(minutes));
    }

    private Future<?> adds(Quiet one, int minutesAgo, Optional<String> words, MadeFile... made) {
        var sender = Sender.customer(one.id());
        var ids = Future.succeededFuture(List.<UUID>of());
        for (MadeFile file : made) {
            ids = ids.compose(before -> sent(sender, file).map(id -> {
                var all = new ArrayList<>(before);
                all.add(id);
                return all;
            }));
        }
        return ids.compose(all -> apply(new Addition(one.id(), new Actor.Customer(), ago(minutesAgo), words, all)));
    }

    private Future<?> asks(Quiet one, int minutesAgo, String words) {
        return policy.limits().pauses().stream()
                .filter(reason -> one.isInTime() && reason.asksComplainant())
                .findFirst()
                .<Future<?>>map(reason -> apply(Pauses.pausing(
                        one.id(),
                        new Actor.Person(one.agent()),
                        ago(minutesAgo),
                        Optional.empty(),
                        new PauseRequest(reason.code(), Optional.of(words), true, false, Optional.empty()))))
                .orElseGet(Future::succeededFuture);
    }

    /** Those that need nothing filled in. */
    private List<String> phrases() {
        return policy.phrases().all().stream()
                .filter(phrase -> WRITTEN.contains(phrase.situation()))
                .map(phrase -> phrase.wording().zh())
                .filter(words -> !Brace.IN_TEXT.matcher(words).find())
                .toList();
    }

    private Optional<Supplier<Future<?>>> replies(Quiet one, int minutesAgo, List<String> phrases, int turn) {
        if (phrases.isEmpty()) {
            return Optional.empty();
        }
        var words = phrases.get(turn % phrases.size()) + "今天下班前告诉您进展。";
        return Optional.of(() -> apply(new ReplyRequest(
                one.id(), new Actor.Person(one.agent()), ago(minutesAgo), Reply.of(Optional.of(words)), List.of())));
    }

    private Future<?> apply(ChangeRequest request) {
        return changes.apply(Once.unkeyed(), request);
    }

    private MadeFile parcel(double hole) {
        return MadeFile.parcel("IMG_%04d.png".formatted(412 + files), hole);
    }

    private static MadeFile invoice() {
        return MadeFile.paper(
                "发票.pdf", List.of("INVOICE 0441", "", "Clothes    5 x 160.00 CNY", "", "Total      800.00 CNY"));
    }

    private Future<UUID> sent(Sender sender, MadeFile file) {
        var address = new UUID(0, ++files);
        var upload = new NewUpload(
                new UUID(now.toEpochMilli(), files),
                sender,
                address,
                address,
                file.name(),
                file.type(),
                file.bytes().length());
        return uploads.begin(upload)
                .compose(begun -> uploads.turn(begun.id(), 0))
                .compose(turn -> uploads.finish(turn, 0, file.bytes(), Optional.empty()))
                .map(whole -> whole.id());
    }
}
