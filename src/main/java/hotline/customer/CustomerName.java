package hotline.customer;

import hotline.network.Readings;
import hotline.text.TypedText;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name as a caller gave it: a full name, or a surname with a title such as 王先生, which fits each name with that surname. Names are
 * compared as simplified characters in small letters and half width, without blanks, dots and titles.
 */
public final class CustomerName {
    /** Longer ones first. Those of one character stand behind one character alone. */
    private static final List<String> FOR_MEN = List.of("先生", "大哥", "大叔", "师傅", "哥", "叔");

    private static final List<String> FOR_WOMEN = List.of("女士", "小姐", "太太", "夫人", "阿姨", "大姐", "姐");
    private static final List<String> FOR_ALL =
            List.of("总经理", "经理", "老师", "老板", "主任", "同志", "医生", "教授", "律师", "会计", "客户", "总", "工");
    private static final Set<Character> BEFORE = Set.of('小', '老', '阿');
    private static final Set<String> LATIN_MEN = Set.of("mr", "mister", "sir");
    private static final Set<String> LATIN_WOMEN = Set.of("mrs", "ms", "miss", "madam", "mme");
    private static final Set<String> LATIN_ALL = Set.of("dr", "prof");
    private static final Set<String> COMPOUND = Set.of(
            "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "独孤", "南宫", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "轩辕", "端木",
            "百里", "呼延", "东郭", "南门", "申屠", "太史", "西门", "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "公羊", "赫连", "钟离", "鲜于", "闾丘");
    private static final Pattern DOTS = Pattern.compile("[·•・‧∙．.\\-]");

    private enum Address {
        MAN,
        WOMAN,
        EITHER
    }

    private final String folded;
    private final boolean isTitled;
    private final Address address;
    private final Optional<String> surname;
    private final Set<String> spellings;

    private CustomerName(
            String folded, boolean isTitled, Address address, Optional<String> surname, Set<String> spellings) {
        this.folded = folded;
        this.isTitled = isTitled;
        this.address = address;
        this.surname = surname;
        this.spellings = spellings;
    }

    public static CustomerName of(String given) {
        var folded = folded(given);
        if (CustomerKind.ofName(TypedText.plain(given)) == CustomerKind.COMPANY) {
            return new CustomerName(folded, false, Address.EITHER, Optional.empty(), Set.of());
        }
        return isHan(folded) ? han(folded) : latin(given, folded);
    }

    /** As names are compared and found. */
    static String folded(String given) {
        return DOTS.matcher(Readings.folded(given)).replaceAll("");
    }

    public String folded() {
        return folded;
    }

    /** Whether both may be names of one person; a name that is not known fits each. */
    public boolean fits(CustomerName other) {
        if (folded.isEmpty() || other.folded.isEmpty() || folded.equals(other.folded)) {
            return true;
        }
        return (isTitled || other.isTitled) && !isOpposed(other) && isOfSurname(other);
    }

    public boolean isSame(CustomerName other) {
        return !folded.isEmpty() && folded.equals(other.folded);
    }

    /** Whether it is known by more than a surname (A5). */
    public boolean isFull() {
        boolean isOneWord = !isHan(folded) && spellings.size() == 1;
        return !isTitled && !isOneWord && folded.codePointCount(0, folded.length()) > 1;
    }

    /** Of a person whose name is written in Chinese. */
    public Optional<String> surname() {
        return surname;
    }

    public boolean isTitled() {
        return isTitled;
    }

    private boolean isOpposed(CustomerName other) {
        return address != Address.EITHER && other.address != Address.EITHER && address != other.address;
    }

    /** 王 and 汪 are two surnames, though both are spelt Wang. */
    private boolean isOfSurname(CustomerName other) {
        boolean areBothWritten = surname.isPresent() && other.surname.isPresent();
        return areBothWritten ? surname.equals(other.surname) : !Collections.disjoint(spellings, other.spellings);
    }

    private static CustomerName han(String folded) {
        if (BEFORE.contains(folded.charAt(0)) && folded.codePointCount(0, folded.length()) == 2) {
            return titled(folded, folded.substring(1), Address.EITHER);
        }
        for (Address address : Address.values()) {
            for (String title : titles(address)) {
                if (folded.endsWith(title) && folded.length() > title.length()) {
                    var rest = folded.substring(0, folded.length() - title.length());
                    boolean isSurname = isSurname(rest);
                    if (isSurname) {
                        return titled(folded, rest, address);
                    }
                    if (title.length() > 1) {
                        return full(rest, address);
                    }
                }
            }
        }
        return full(folded, Address.EITHER);
    }

    private static boolean isSurname(String text) {
        return text.codePointCount(0, text.length()) == 1 || COMPOUND.contains(text);
    }

    private static List<String> titles(Address address) {
        return switch (address) {
            case MAN -> FOR_MEN;
            case WOMAN -> FOR_WOMEN;
            case EITHER -> FOR_ALL;
        };
    }

    private static CustomerName titled(String folded, String surname, Address address) {
        return new CustomerName(folded, true, address, Optional.of(surname), readings(surname));
    }

    private static CustomerName full(String folded, Address address) {
        int first = Character.charCount(folded.codePointAt(0));
        boolean isCompound = folded.length() > 2 && COMPOUND.contains(folded.substring(0, 2));
        var surname = folded.substring(0, isCompound ? 2 : first);
        return new CustomerName(folded, false, address, Optional.of(surname), readings(surname));
    }

    private static Set<String> readings(String surname) {
        var readings = Set.of("");
        for (int character : surname.codePoints().toArray()) {
            var longer = new HashSet<String>();
            readings.forEach(before -> Arrays.stream(Readings.of(character)).forEach(one -> longer.add(before + one)));
            readings = longer;
        }
        return readings;
    }

    private static CustomerName latin(String given, String folded) {
        var words = Arrays.stream(
                        TypedText.plain(given).toLowerCase(Locale.ROOT).split("[ .,]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.size() < 2) {
            return new CustomerName(folded, false, Address.EITHER, Optional.empty(), Set.copyOf(words));
        }
        var address = address(words.get(0));
        var named = address.isPresent() ? words.subList(1, words.size()) : words;
        return new CustomerName(
                address.isPresent() && named.size() > 1 ? folded(String.join("", named)) : folded,
                address.isPresent() && named.size() == 1,
                address.orElse(Address.EITHER),
                Optional.empty(),
                Set.copyOf(List.of(named.get(0), named.get(named.size() - 1))));
    }

    private static Optional<Address> address(String word) {
        if (LATIN_MEN.contains(word)) {
            return Optional.of(Address.MAN);
        }
        if (LATIN_WOMEN.contains(word)) {
            return Optional.of(Address.WOMAN);
        }
        return LATIN_ALL.contains(word) ? Optional.of(Address.EITHER) : Optional.empty();
    }

    private static boolean isHan(String text) {
        return !text.isEmpty() && Character.isIdeographic(text.codePointAt(0));
    }
}
