package hotline.replay;

import hotline.policy.NoticeKind;

/** What is counted of each type and severity, once under the rules that ruled and once under those tried. */
enum Figure {
    /** Complaints whose limit passed within the window, each once. */
    BREACHES,
    CLOSED,
    CLOSED_ON_TIME,
    /** Open and past due at the window's end. */
    PAST_DUE,
    WITHDRAWN,
    NOT_VALID,
    REMINDERS,
    EXPEDITING,
    SUPERVISIONS,
    REPORTS,
    INQUIRIES;

    static Figure of(NoticeKind kind) {
        return switch (kind) {
            case REMINDER -> REMINDERS;
            case EXPEDITING -> EXPEDITING;
            case SUPERVISION -> SUPERVISIONS;
            case REPORT -> REPORTS;
            case INQUIRY -> INQUIRIES;
        };
    }
}
