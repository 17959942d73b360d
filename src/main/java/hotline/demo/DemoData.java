package hotline.demo;

import hotline.complaint.Actor;
import hotline.database.Database;
import hotline.escalation.SentNotice;
import hotline.failure.Expected;
import hotline.intake.Filed;
import hotline.network.NetworkMap;
import hotline.once.Once;
import hotline.policy.Policies;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.rules.Rules;
import hotline.sla.Deadline;
import hotline.sla.Deadlines;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Three months of a freight network's hotline, up to this minute: made up from a seed, and played through the services
 * that real complaints go through, so that log, clocks and figures agree. The same seed, number and moment give the
 * same story. It needs the database for itself: no timer may run and no complaint may be filed in the meantime.
 */
public final class DemoData {
    private static final Duration THREE_MONTHS = Duration.ofDays(91);
    /** Played as one: each further stretch costs additional rounds. */
    private static final Duration STRETCH = Duration.ofDays(92);

    /** On their way at the same time; fewer than intake lets wait. */
    private static final int FILED_TOGETHER = 1000;

    private static final int REMINDED = 3;

    private final Vertx vertx;
    private final Services services;
    private final DemoStore store;
    private final Policies policies;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final IntConsumer progress;

    /** @param progress receives the number of complaints from time to time */
    public DemoData(
            Vertx vertx,
            Database database,
            Rules rules,
            Supplier<NetworkMap> network,
            InstantSource clock,
            IntConsumer progress) {
        this.vertx = vertx;
        this.services = Services.of(vertx, database, rules, network, clock);
        this.store = new DemoStore(database.pool());
        this.policies = rules.policies();
        this.deadlines = rules.deadlines();
        this.clock = clock;
        this.progress = progress;
    }

    /** @param seed of everything random, except the customers' tracking codes, which must not be predictable */
    public record Scale(int complaints, long seed) {
        /** As many as a hotline of eight agents takes, and few enough to play while a user waits for the first page. */
        public static final Scale USUAL = new Scale(2_500, 20_191_101L);
    }

    /**
     * Answers how many complaints were filed: none in a database that already had some. The rest of an interrupted fill
     * is removed and the story played again, up to this minute.
     */
    public Future<Integer> fillIfEmpty(Staff staff, Scale scale) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return store.begin(now).compose(begun -> begun ? fill(staff, scale, now) : Future.succeededFuture(0));
    }

    private Future<Integer> fill(Staff staff, Scale scale, Instant now) {
        return new Filling(staff, scale, now).run().compose(filed -> store.finish(clock.instant())
                .map(filed));
    }

    /** One run; one step at a time changes its state. */
    private final class Filling {
        private final Instant now;
        private final long seed;
        private final House house;
        private final Handling handling;
        private final Reactions reactions;
        private final Complainants complainants;
        private final List<Instant> moments;
        private final LastMinutes lastMinutes;
        private final Play play;
        private final Map<Long, DraftStory> storyOf = new HashMap<>();
        private int filed;

        Filling(Staff staff, Scale scale, Instant now) {
            var limits = deadlines.of(policies.inForce().id());
            var words = new Words();
            var chance = new Chance(scale.seed());
            this.now = now;
            this.seed = scale.seed();
            this.house = House.of(staff, limits, new Phrases(words));
            this.handling = new Handling(house);
            this.reactions = new Reactions(house, now);
            this.complainants = new Complainants(house, words, chance, now);
            this.moments =
                    new Rhythm(limits.calendar()).moments(now.minus(THREE_MONTHS), now, scale.complaints(), chance);
            this.lastMinutes = new LastMinutes(house.desk(), now);
            this.play = new Play(services, this::linkedScript, this::reaction);
        }

        Future<Integer> run() {
            return stretch(now.minus(THREE_MONTHS), 0)
                    .compose(done -> services.ladder().tellInOrder())
                    .compose(done -> remind())
                    .map(done -> filed);
        }

        /** The supervisor reminds the holders of the complaints due first. */
        private Future<Void> remind() {
            var supervisor = new Actor.Person(house.staff().supervisor().id());
            return store.firstDue(REMINDED)
                    .compose(numbers -> services.real().reminders().remind(Once.unkeyed(), numbers, false, supervisor))
                    .mapEmpty();
        }

        private Future<Void> stretch(Instant from, int firstMoment) {
            var end = from.plus(STRETCH);
            boolean isLast = !end.isBefore(now);
            var until = isLast ? now.plusMillis(1) : end;
            int behind = firstMoment;
            while (behind < moments.size() && moments.get(behind).isBefore(until)) {
                behind++;
            }
            int next = behind;
            return file(moments.subList(firstMoment, next))
                    .compose(scripts -> play.play(isLast ? lastMinutes.arrange(scripts) : scripts, until))
                    .onSuccess(done -> progress.accept(filed))
                    .compose(done -> isLast ? Future.succeededFuture() : stretch(until, next));
        }

        private Future<List<Script>> file(List<Instant> at) {
            var scripts = new ArrayList<Script>();
            var done = Future.<Void>succeededFuture();
            for (int from = 0; from < at.size(); from += FILED_TOGETHER) {
                var part = at.subList(from, Math.min(at.size(), from + FILED_TOGETHER));
                done = done.compose(before -> fileTogether(part)).map(begun -> {
                    scripts.addAll(begun);
                    return null;
                });
            }
            return done.map(all -> scripts);
        }

        /** One after the other in turns of one event loop, so that numbers follow the order of receipt. */
        private Future<List<Script>> fileTogether(List<Instant> at) {
            var stories = at.stream().map(complainants::complain).toList();
            var context = vertx.getOrCreateContext();
            var filings = stories.stream().map(story -> inTurn(context, story)).toList();
            return Future.all(filings).map(all -> {
                var scripts = new ArrayList<Script>();
                for (int i = 0; i < stories.size(); i++) {
                    scripts.add(script(all.resultAt(i), stories.get(i)));
                }
                return scripts;
            });
        }

        private Future<Filed> inTurn(Context context, DraftStory story) {
            var filed = Promise.<Filed>promise();
            context.runOnContext(
                    turn -> services.file(story.draft(), story.at()).onComplete(filed));
            return filed.future();
        }

        private Script linkedScript(LinkedCasesSeen.Seen linked) {
            var original = Expected.in(storyOf, linked.originalId());
            var linkedStory =
                    new DraftStory(original.draft(), linked.filed().receivedAt(), original.setting(), original.meant());
            return script(linked.filed(), linkedStory);
        }

        private Script script(Filed complaint, DraftStory story) {
            filed++;
            storyOf.put(complaint.id(), story);
            return handling.script(aCase(complaint, story), now, chance(complaint.id()));
        }

        private List<PlannedAction> reaction(SentNotice notice, Case about) {
            return reactions.to(notice, about.setting(), chance(notice.number().hashCode()));
        }

        private Chance chance(long number) {
            return new Chance(seed ^ number * 0x9E3779B97F4A7C15L);
        }

        private Case aCase(Filed filed, DraftStory story) {
            var draft = story.draft();
            boolean fromCustomer = draft.filer().branch().isEmpty();
            var taker = fromCustomer ? draft.filer().person() : Optional.<Long>empty();
            var judged = new DraftStory.Meant(
                    filed.type(), filed.subtype(), Severity.of(filed.severity()).orElseThrow());
            var channel = draft.channel().code();
            return new Case(
                    filed.id(),
                    channel,
                    filed.receivedAt(),
                    filed.promisedAt(),
                    taker.isPresent() ? Optional.empty() : answerDueAt(filed, judged, channel),
                    fromCustomer,
                    taker,
                    draft.preferredCallbackAt(),
                    judged,
                    story.meant(),
                    story.setting());
        }

        private Optional<Instant> answerDueAt(Filed filed, DraftStory.Meant judged, String channel) {
            return house.limits()
                    .firstResponse(
                            new Matter(judged.type(), judged.severity(), channel, Market.DOMESTIC), filed.receivedAt())
                    .map(Deadline::due);
        }
    }
}
