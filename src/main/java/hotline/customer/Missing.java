package hotline.customer;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a file lacks (A5): asked for at the next contact, never a reason to refuse a caller. */
public enum Missing {
    FULL_NAME("full-name"),
    ADDRESS("address"),
    PHONE("phone");

    /** Down to the door in a town, in the country to the village. */
    private static final Pattern TO_THE_DOOR =
            Pattern.compile(".*(?:[0-9A-Za-z一二三四五六七八九十百]+ ?(?:号|號|室|栋|棟|幢|单元|單元|楼|樓|层|座|门|弄|户|铺|舱|组)|.[村屯寨庄]).*");

    private static final Pattern IN_LATIN = Pattern.compile(".*\\p{IsLatin}{2,}.*");
    private static final Pattern HAS_NUMBER = Pattern.compile(".*\\d.*");

    private final String code;

    Missing(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static Set<Missing> of(FileFields fields, List<Contact> contacts) {
        var missing = EnumSet.noneOf(Missing.class);
        if (fields.kind() == CustomerKind.PERSON
                && !CustomerName.of(fields.name()).isFull()) {
            missing.add(FULL_NAME);
        }
        if (contacts.stream()
                .noneMatch(one -> one.draft().kind() == ContactKind.ADDRESS
                        && isToTheDoor(one.draft().value()))) {
            missing.add(ADDRESS);
        }
        if (contacts.stream().noneMatch(one -> one.draft().kind() == ContactKind.PHONE && !one.unreachable())) {
            missing.add(PHONE);
        }
        return missing;
    }

    /** Whether a list says all of a customer that a file needs; whether numbers reach them is not known. */
    public static boolean nothingIn(FileFields fields, List<Contact.Draft> contacts) {
        return of(
                        fields,
                        contacts.stream()
                                .map(draft -> new Contact(0, 0, draft, Instant.EPOCH, false))
                                .toList())
                .isEmpty();
    }

    static boolean isToTheDoor(String address) {
        boolean isHan = address.codePoints().anyMatch(Character::isIdeographic);
        return isHan
                ? TO_THE_DOOR.matcher(address).matches()
                : IN_LATIN.matcher(address).matches()
                        && HAS_NUMBER.matcher(address).matches();
    }
}
