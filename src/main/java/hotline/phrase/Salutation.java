package hotline.phrase;

import hotline.customer.CustomerName;
import hotline.text.TypedText;
import java.util.List;
import java.util.Optional;

/**
 * How a customer is called: as they were announced, 王女士 only if a woman is known by that name, else by the full name. No title is
 * guessed, and one that might hurt is left away.
 */
final class Salutation {
    /** Each of them says 女士 or 先生. */
    private static final List<String> OF_WOMEN = List.of("女士", "小姐", "太太", "夫人", "阿姨", "大姐", "姐");

    private static final List<String> OF_MEN = List.of("先生", "大哥", "大叔", "哥", "叔");
    /** 老王 is for colleagues. */
    private static final String FAMILIAR = "老小阿";

    private Salutation() {}

    /** @param names by which one customer is known, the caller's own first; those of someone else are left out */
    static Optional<String> of(List<String> names) {
        var known = names.stream()
                .map(TypedText::line)
                .filter(name -> !name.isEmpty())
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var first = CustomerName.of(known.get(0));
        return known.stream()
                .filter(name -> CustomerName.of(name).fits(first))
                .flatMap(name -> titled(name).stream())
                .findFirst()
                .or(() -> fullName(known).or(() -> Optional.of(known.get(0)).filter(name -> !isFamiliar(name))));
    }

    /** The name to be read back; empty where none is known. */
    static Optional<String> fullName(List<String> names) {
        var known = names.stream()
                .map(TypedText::line)
                .filter(name -> !name.isEmpty())
                .toList();
        return known.stream()
                .filter(name -> CustomerName.of(name).fits(CustomerName.of(known.get(0))))
                .filter(name -> CustomerName.of(name).isFull())
                .findFirst();
    }

    /** A surname with a title that befits. */
    private static Optional<String> titled(String name) {
        if (!CustomerName.of(name).isTitled() || isFamiliar(name)) {
            return Optional.empty();
        }
        return befitting(name, OF_WOMEN, "女士")
                .or(() -> befitting(name, OF_MEN, "先生"))
                .or(() -> Optional.of(name));
    }

    private static Optional<String> befitting(String name, List<String> titles, String title) {
        return titles.stream()
                .filter(name::endsWith)
                .findFirst()
                .map(said -> name.substring(0, name.length() - said.length()) + title);
    }

    private static boolean isFamiliar(String name) {
        return name.codePointCount(0, name.length()) == 2
                && FAMILIAR.indexOf(name.charAt(0)) >= 0
                && CustomerName.of(name).isTitled();
    }
}
