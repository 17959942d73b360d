package hotline.log;

import hotline.log.Mark.Internal;
import hotline.log.Mark.Personal;
import java.util.Optional;

/**
 * A person put the complaint with another customer's file.
 *
 * @param from id of the file that it stood in before
 * @param to id of the file that it stands in now
 */
@Internal
public record CustomerChosen(long from, long to, @Personal Optional<String> reason) implements ComplaintEvent {}
