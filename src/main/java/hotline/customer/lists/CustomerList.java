package hotline.customer.lists;

import hotline.complaint.PersonName;
import hotline.job.JobState;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A list that a person sent, or is sending.
 *
 * @param person who sends it
 * @param received bytes so far
 * @param trial the run that only says what would change
 * @param taking the latest run that takes it
 * @param fileUntil until when its bytes and refused rows are kept; empty once they are deleted
 */
public record CustomerList(
        long id,
        PersonName person,
        String fileName,
        long size,
        long received,
        Instant begunAt,
        Optional<Run> trial,
        Optional<Run> taking,
        Optional<Instant> fileUntil) {

    /**
     * A run through the file.
     *
     * @param job its id
     * @param done rows
     * @param problem why it failed, for people
     */
    public record Run(
            long job,
            JobState state,
            long done,
            Optional<Long> total,
            JsonObject result,
            Optional<String> problem,
            Optional<Instant> finishedAt) {

        public Optional<ListCounts> counts() {
            return ListCounts.of(result);
        }

        /** Why the file could not be read, as a fault of the contract. */
        public Optional<JsonObject> unreadable() {
            return Optional.ofNullable(result.getJsonObject("unreadable"));
        }

        boolean isUnderWay() {
            return state == JobState.WAITING || state == JobState.RUNNING;
        }
    }

    /** The run that counts now. */
    public Optional<Run> run() {
        return taking.or(() -> trial);
    }

    /** In words of the contract. */
    public String state() {
        var run = run();
        if (run.isEmpty()) {
            return "receiving";
        }
        return switch (run.get().state()) {
            case WAITING, RUNNING -> taking.isPresent() ? "taking" : "checking";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case DONE -> ended(run.get());
        };
    }

    private String ended(Run run) {
        if (run.unreadable().isPresent()) {
            return "unreadable";
        }
        return taking.isPresent() ? "taken" : "checked";
    }

    /** It was tried to its end, and is not taken. */
    boolean canBeTaken(Instant now) {
        boolean isTried = trial.filter(
                        run -> run.state() == JobState.DONE && run.unreadable().isEmpty())
                .isPresent();
        boolean isOver = taking.filter(run -> run.isUnderWay() || run.state() == JobState.DONE)
                .isEmpty();
        return isTried && isOver && hasFile(now);
    }

    boolean hasFile(Instant now) {
        return fileUntil.filter(now::isBefore).isPresent();
    }
}
