package hotline.measures;

import hotline.feed.WrittenLog;
import hotline.policy.NoticeKind;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Complaints that take every path through the life cycle, as the services would log them. */
public final class RandomHistory {
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");
    private static final List<String> CAUSES = List.of("attitude", "long-wait", "expectation");
    private static final List<String> TYPES = List.of("cargo-damage", "delay", "finance");
    private static final List<String> SEVERITIES = List.of("minor", "moderate", "severe");
    private static final List<String> DEPARTMENTS = List.of("customer-service", "claims", "operations");
    private static final List<String> KINDS =
            Stream.of(NoticeKind.values()).map(NoticeKind::code).toList();
    private static final List<String> BRANCHES = List.of("SH001", "SH002", "HZ009");
    private static final List<String> CHANNELS = List.of("hotline", "website", "app");

    private final long seed;
    private final Random random;
    private final WrittenLog log;

    private boolean isJoining;

    public RandomHistory(long seed, WrittenLog log) {
        this.seed = seed;
        this.random = new Random(seed);
        this.log = log;
    }

    /** Complaints follow others and are separated again, at any time. */
    public RandomHistory withJoining() {
        isJoining = true;
        return this;
    }

    /** One step of one complaint after the other, a few to a transaction. */
    public void write(int complaints) {
        var lives = new ArrayList<Life>();
        for (long id = 1; id <= complaints; id++) {
            lives.add(new Life(id));
        }
        while (!lives.isEmpty()) {
            var life = lives.get(random.nextInt(lives.size()));
            if (!life.live()) {
                lives.remove(life);
            }
            if (random.nextInt(5) == 0) {
                log.commit();
            }
        }
        log.commit();
    }

    private String any(List<String> codes) {
        return codes.get(random.nextInt(codes.size()));
    }

    private final class Life {
        private final long id;
        private final String channel = any(CHANNELS);
        private final Instant received = START.plusSeconds(random.nextInt(60 * 24 * 3600));
        private Instant now = received;
        private String type = any(TYPES);
        private String severity = any(SEVERITIES);
        private final RandomTraits traits;
        private MovingLimit limit = MovingLimit.of(counted());
        private boolean breached;
        private boolean ended;
        private final RandomAnswers answers;
        private final Random joinings;
        private final Random hands;
        private boolean following;
        private int steps;
        private int notices;
        private final List<JsonObject> unanswered = new ArrayList<>();

        private Life(long id) {
            this.id = id;
            this.traits = new RandomTraits(new Random(seed * 1_000_003 + id));
            this.answers = new RandomAnswers(new Random(seed * 17 + id), received);
            this.joinings = new Random(seed * 31 + id);
            this.hands = new Random(seed * 37 + id);
        }

        private Instant counted() {
            return received.plus(Duration.ofDays(1 + random.nextInt(7)));
        }

        /** False at the end of its history. */
        private boolean live() {
            if (steps++ == 0) {
                var branch = random.nextInt(5) == 0 ? Optional.<String>empty() : Optional.of(any(BRANCHES));
                log(
                        "received",
                        traits.received(branch)
                                .put("receivedAt", received.toString())
                                .put("judgedBy", random.nextInt(5) == 0 ? "person" : "test"));
                return true;
            }
            now = now.plusSeconds(random.nextInt(2 * 24 * 3600));
            breachIfLate();
            escalate();
            answers.passed(now).ifPresent(passed -> log("overdue", passed));
            answers.note(now).ifPresent(note -> log("noted", note));
            if (ended) {
                afterEnd();
            } else {
                work();
            }
            traits.placedAgain().ifPresent(placed -> log("particulars-corrected", placed));
            leaveHand();
            joinOrSeparate();
            return random.nextInt(6) != 0;
        }

        /** Of its own random numbers too. */
        private void leaveHand() {
            if (!ended && hands.nextInt(6) == 0) {
                log(hands.nextBoolean() ? "released" : "resolved", new JsonObject());
            }
        }

        /** Of its own random numbers, so that all else happens as it would without. */
        private void joinOrSeparate() {
            if (isJoining && joinings.nextInt(8) == 0) {
                log(
                        following ? "separated" : "joined",
                        new JsonObject().put("side", "follower").put("other", "202609-000001"));
                following = !following;
            }
        }

        private void breachIfLate() {
            if (!ended && !breached && limit.isLateAt(now)) {
                breached = true;
                log("breached", limit.named(receipt().put("due", limit.due().toString())));
            }
        }

        /** A notice may be answered after its complaint was corrected. */
        private void escalate() {
            if (random.nextInt(3) == 0) {
                var notice =
                        new JsonObject().put("number", id + "-N" + ++notices).put("kind", any(KINDS));
                if (random.nextBoolean()) {
                    notice.put("answerDue", now.plusSeconds(3600).toString());
                    unanswered.add(notice);
                }
                log("notice-issued", notice);
            }
            if (!unanswered.isEmpty() && random.nextInt(3) == 0) {
                var notice = unanswered.remove(random.nextInt(unanswered.size()));
                log("notice-answered", notice.copy().put("inTime", random.nextBoolean()));
            }
        }

        private void work() {
            switch (random.nextInt(15)) {
                case 0 -> log("investigating", new JsonObject());
                case 1 -> correct();
                case 8 -> move("extension-granted", limit.extendedBy(Duration.ofDays(1 + random.nextInt(5))));
                case 9 -> move("recounted", limit.recounted(counted()));
                case 10 -> pauseOrResume();
                case 11 -> pauseOrResume();
                case 12 -> log("handed-over", held(new JsonObject().put("to", any(DEPARTMENTS))));
                case 13 -> log("assigned", new JsonObject().put("owner", 1 + random.nextInt(3)));
                case 14 -> code();
                case 2 -> end("withdrawn");
                case 3 -> end("judged-not-valid");
                case 4 -> callBack("cancelled", 0, false);
                case 5 -> log("reopened", ending().put("wasEnded", false));
                default -> callBackAndClose();
            }
        }

        private void afterEnd() {
            switch (random.nextInt(4)) {
                case 0 -> rate("page");
                case 1 -> {
                    correct();
                    code();
                }
                case 2 -> {
                    ended = false;
                    if (random.nextBoolean()) {
                        limit = MovingLimit.of(now.plus(Duration.ofDays(1 + random.nextInt(7))));
                        breached = false;
                    }
                    log("reopened", ending().put("wasEnded", true));
                }
                default -> log("noted", new JsonObject().put("text", "谢谢"));
            }
        }

        private void code() {
            var cause = random.nextInt(4) == 0 ? Optional.<String>empty() : Optional.of(any(CAUSES));
            log("coded", traits.coded(cause, Optional.of(any(CAUSES))));
        }

        private void callBackAndClose() {
            switch (random.nextInt(4)) {
                case 0 -> callBack("refused", 1, false);
                case 1 -> callBack("unreachable", 3, false);
                case 2 -> {
                    // Written together, in this order.
                    rate("page");
                    callBack("answered-online", 0, true);
                }
                default -> {
                    callBack("reached", 1 + random.nextInt(3), true);
                    if (random.nextBoolean()) {
                        rate("callback");
                    }
                }
            }
            end("closed");
        }

        private void callBack(String outcome, int attempts, boolean asked) {
            log(
                    "callback-ended",
                    new JsonObject()
                            .put("outcome", outcome)
                            .put("attempts", attempts)
                            .put("asked", asked)
                            .put("due", limit.due().toString()));
        }

        private void rate(String source) {
            int score = 1 + random.nextInt(5);
            var rated = new JsonObject()
                    .put("score", score)
                    .put("satisfied", score >= 4)
                    .put("source", source);
            if (score != 3) {
                rated.put("solved", score != 2);
            }
            if (score != 1) {
                rated.put("effort", 3 * score % 7 + 1);
            }
            log("rated", rated);
        }

        private void end(String step) {
            if (limit.pausedAt().isPresent()) {
                pauseOrResume();
            }
            ended = true;
            var data = held(ending());
            traits.workingMinutes().ifPresent(minutes -> data.put("workingMinutes", minutes));
            log(step, data);
        }

        private JsonObject ending() {
            return limit.named(receipt())
                    .put("due", limit.due().toString())
                    .put("onTime", !now.isAfter(limit.due()))
                    .put("onTimeUnextended", !now.isAfter(limit.unextended()))
                    .put("pastDue", breached);
        }

        private JsonObject receipt() {
            return new JsonObject().put("receivedAt", received.toString());
        }

        private JsonObject held(JsonObject data) {
            return data.put(
                    "held",
                    new JsonObject()
                            .put("department", any(DEPARTMENTS))
                            .put("minutes", random.nextInt(3000))
                            .put("late", random.nextInt(4) == 0));
        }

        /** A late complaint is not paused. */
        private void pauseOrResume() {
            var before = limit;
            if (limit.pausedAt().isPresent()) {
                limit = limit.resumed(now);
                log("resumed", before.moved(limit, receipt()));
            } else if (!breached) {
                limit = limit.paused(now);
                log("paused", before.moved(limit, receipt()));
            }
        }

        private void correct() {
            var from = new JsonObject().put("type", type).put("severity", severity);
            type = any(TYPES);
            severity = any(SEVERITIES);
            var judged = new JsonObject().put("from", from);
            traits.judgeAgain(from, judged);
            move(random.nextBoolean() ? "judgement-corrected" : "ruled-anew", limit.recounted(counted()), judged);
        }

        private void move(String event, MovingLimit to) {
            move(event, to, new JsonObject());
        }

        /** A limit that has passed by the new count is breached by a separate event while the complaint is open. */
        private void move(String event, MovingLimit to, JsonObject named) {
            var before = limit;
            boolean wasBreached = breached;
            limit = to;
            breached = limit.isLateAt(now) && (ended || wasBreached);
            var data = receipt()
                    .mergeIn(named)
                    .put("open", !ended)
                    .put("pastDueBefore", wasBreached)
                    .put("pastDueAfter", breached);
            log(event, before.moved(limit, data));
            breachIfLate();
        }

        private void log(String event, JsonObject data) {
            var dimensions =
                    new JsonObject().put("type", type).put("severity", severity).put("channel", channel);
            log.event(id, event, now, WholeEvent.of(event, now, dimensions.mergeIn(answers.with(event, data, now))));
        }
    }
}
