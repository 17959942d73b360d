package hotline.attachment.upload;

import java.util.Optional;

/**
 * Who sends a file.
 *
 * @param complaint of the customer whose code came along
 * @param person who is signed in; neither: a stranger, who is about to file
 */
public record Sender(Optional<Long> complaint, Optional<Long> person) {
    public static Sender stranger() {
        return new Sender(Optional.empty(), Optional.empty());
    }

    public static Sender customer(long complaint) {
        return new Sender(Optional.of(complaint), Optional.empty());
    }

    public static Sender person(long id) {
        return new Sender(Optional.empty(), Optional.of(id));
    }

    /** Nobody knows who it is. */
    public boolean isStranger() {
        return person.isEmpty() && complaint.isEmpty();
    }

    public boolean isPerson() {
        return person.isPresent();
    }
}
