package hotline.complaint;

import hotline.failure.Failure;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a {@link StepRequest}. */
public sealed interface StepResult permits StepTaken, StepResult.Refused {

    StepRequest request();

    /** The step taken; throws the refusal as a {@link Failure}. */
    default StepTaken orThrow() {
        if (this instanceof StepTaken taken) {
            return taken;
        }
        throw ((Refused) this).failure();
    }

    /** Nothing was changed. */
    sealed interface Refused extends StepResult {
        Failure failure();
    }

    record NotThere(StepRequest request) implements Refused {
        @Override
        public Failure failure() {
            return new Failure.NotFound("there is no such complaint");
        }
    }

    /** Somebody changed the complaint since the actor read it. */
    record Changed(StepRequest request, int version) implements Refused {
        @Override
        public Failure failure() {
            return new Failure.Changed("the complaint has changed since you read it; it is at version " + version);
        }
    }

    /** The present status does not allow it. */
    record WrongStatus(StepRequest request, Status status, List<Step> allowed) implements Refused {
        public WrongStatus {
            allowed = List.copyOf(allowed);
        }

        @Override
        public Failure failure() {
            var possible = allowed.stream().map(Step::code).collect(Collectors.joining(", "));
            return new Failure.Conflict("a complaint that is " + status.code() + " can't take the step "
                    + request.step().code() + (possible.isEmpty() ? "" : "; possible: " + possible));
        }
    }

    /** The customer is still to be called back; ending that call closes the complaint. */
    record CallbackOwed(StepRequest request) implements Refused {
        @Override
        public Failure failure() {
            return new Failure.Conflict("a callback is owed: make the call, its outcome closes the complaint");
        }
    }

    /** This kind of actor never takes this step. */
    record NotTheirs(StepRequest request) implements Refused {
        @Override
        public Failure failure() {
            return new Failure.Forbidden("a " + request.actor().kind().code() + " can't take the step "
                    + request.step().code());
        }
    }

    /** Reason or resolution is missing. */
    record Incomplete(StepRequest request, LifeCycle.Need missing) implements Refused {
        @Override
        public Failure failure() {
            return Failure.Invalid.field(
                    "/" + missing.code(),
                    "must not be empty for the step " + request.step().code());
        }
    }
}
