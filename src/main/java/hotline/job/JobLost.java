package hotline.job;

/** Another node has taken the job over, or a person cancelled it: this run writes nothing more. */
public final class JobLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobLost(Job job) {
        super("run " + job.run() + " of job " + job.id() + " is over", null, false, false);
    }
}
