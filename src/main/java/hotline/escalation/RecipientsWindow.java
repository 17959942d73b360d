package hotline.escalation;

import hotline.escalation.NotificationTiming.Window;
import java.util.Comparator;

/**
 * The counter of notices that one recipient gets within one window.
 *
 * @param recipient as {@code notice_window} names them
 */
record RecipientsWindow(String recipient, Window window) {
    static final Comparator<RecipientsWindow> IN_ORDER = Comparator.comparing(RecipientsWindow::recipient)
            .thenComparing(counted -> counted.window().begins())
            .thenComparing(counted -> counted.window().minutes());

    static RecipientsWindow of(Addressee to, Window window) {
        var recipient = to.person()
                .map(person -> "person " + person)
                .or(() -> to.department().map(department -> "department " + department))
                .orElse("supervisors");
        return new RecipientsWindow(recipient, window);
    }
}
