package hotline.escalation;

import hotline.parking.FailedRow;
import hotline.sla.SlaClock;
import java.util.Optional;

/** Identifies a clock of a complaint by the key that its row has. */
record ClockName(long complaint, String kind, int ordinal) {

    static ClockName of(DueCase complaint, SlaClock clock) {
        return new ClockName(complaint.id(), clock.kind().code(), clock.ordinal());
    }

    /** Throws {@link IllegalArgumentException} if the text names no clock. */
    static ClockName parse(String item) {
        var parts = item.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no clock: " + item);
        }
        return new ClockName(Long.parseLong(parts[0]), parts[1], Integer.parseInt(parts[2]));
    }

    String item() {
        return complaint + "/" + kind + "/" + ordinal;
    }

    FailedRow failed(String number) {
        return new FailedRow(item(), Optional.of(complaint), Optional.of(number), Optional.of(kind));
    }
}
