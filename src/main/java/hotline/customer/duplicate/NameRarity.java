package hotline.customer.duplicate;

import java.util.Map;

/**
 * How much it says that two files have one name, in bits: little for 王伟, much for 令狐冲. A name is as frequent as its parts are among people, or as it is among
 * the files, whichever is more. Shares of surnames: Ministry of Public Security, 2020, rounded.
 */
final class NameRarity {
    private static final Map<String, Double> SURNAMES = Map.ofEntries(
            Map.entry("王", .072),
            Map.entry("李", .072),
            Map.entry("张", .068),
            Map.entry("刘", .054),
            Map.entry("陈", .045),
            Map.entry("杨", .031),
            Map.entry("黄", .022),
            Map.entry("赵", .021),
            Map.entry("吴", .02),
            Map.entry("周", .019),
            Map.entry("徐", .015),
            Map.entry("孙", .014),
            Map.entry("马", .013),
            Map.entry("朱", .013),
            Map.entry("胡", .012),
            Map.entry("郭", .012),
            Map.entry("何", .011),
            Map.entry("林", .011),
            Map.entry("高", .01),
            Map.entry("罗", .009),
            Map.entry("郑", .008),
            Map.entry("梁", .008),
            Map.entry("谢", .008),
            Map.entry("宋", .007),
            Map.entry("唐", .007),
            Map.entry("许", .007),
            Map.entry("韩", .007),
            Map.entry("邓", .006),
            Map.entry("冯", .006),
            Map.entry("曹", .006));
    private static final double OTHER_SURNAME = .001;
    private static final double COMPOUND_SURNAME = .00002;
    private static final double GIVEN_OF_ONE = 1 / 150.0;
    private static final double GIVEN_OF_MORE = 1 / 3000.0;
    private static final double CHARACTER_OF_COMPANY = 1 / 300.0;
    private static final double LETTER = 1 / 4.0;
    /** Few files say nothing about how frequent a name is. */
    private static final int FEWEST_FILES = 100_000;

    /** One customer may have a few files. */
    private static final int FEW = 4;

    private final long files;

    /** @param files how many there are, about */
    NameRarity(long files) {
        this.files = files;
    }

    /** @param n how many files have the name, these two included */
    double ofPerson(String folded, String surname, int n) {
        return bits(isHan(folded) ? ofHan(folded, surname) : Math.pow(LETTER, Math.min(folded.length(), 8)), n);
    }

    private static double ofHan(String folded, String surname) {
        double share = surname.codePointCount(0, surname.length()) > 1
                ? COMPOUND_SURNAME
                : SURNAMES.getOrDefault(surname, OTHER_SURNAME);
        int given = folded.codePointCount(0, folded.length()) - surname.codePointCount(0, surname.length());
        return share * (given > 1 ? GIVEN_OF_MORE : GIVEN_OF_ONE);
    }

    /** @param core what is distinctive in the name */
    double ofCompany(String core, int n) {
        int length = Math.min(core.codePointCount(0, core.length()), 4);
        return bits(
                Math.pow(
                        isHan(core) ? CHARACTER_OF_COMPANY : LETTER, isHan(core) ? length : Math.min(core.length(), 8)),
                n);
    }

    private double bits(double share, int n) {
        double inFiles = Math.max(0, n - FEW) / (double) Math.max(files, FEWEST_FILES);
        return -Math.log(Math.max(share, inFiles)) / Math.log(2);
    }

    /** What it takes for even odds that a pair found by its name among all files is one customer's. */
    double needed() {
        return Math.log((double) Math.max(files, 1)) / Math.log(2) + 1;
    }

    private static boolean isHan(String text) {
        return !text.isEmpty() && Character.isIdeographic(text.codePointAt(0));
    }
}
