package hotline.told;

import hotline.secret.ServerKey;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a complaint with check letters, at the end of the subject of its mails: {@code [202609-000123 K7QF]}. Some relays give mails
 * ids of their own, so an answer may name none of ours; its subject does (M15). The letters keep out a number that was guessed (M13); they are
 * few, so they count only for a sender who is known. Pure.
 */
public final class CaseToken {
    private static final int LETTERS = 4;
    private static final Pattern TOKEN = Pattern.compile("\\[\\s*([^\\[\\]\\s]{1,40})\\s+([A-Za-z2-7]{4})\\s*\\]");

    private CaseToken() {}

    static String subject(ServerKey key, String subject, String number) {
        return subject + " [" + number + " " + key.letters(of(number), LETTERS).toUpperCase(Locale.ROOT) + "]";
    }

    /** The complaint that a subject names, also after mail programs have put words before it and broken its line; empty for a made-up token. */
    public static Optional<String> number(ServerKey key, String subject) {
        return TOKEN.matcher(subject)
                .results()
                .filter(found -> key.isOf(of(found.group(1)), found.group(2).toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(found -> found.group(1));
    }

    private static String of(String number) {
        return "s." + number;
    }
}
