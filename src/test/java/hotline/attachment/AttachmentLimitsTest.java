package hotline.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.attachment.AttachmentLimits.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's limits of files, as they are written. */
class AttachmentLimitsTest {
    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void named_limits_are_the_operators_and_the_others_the_usual_ones() {
        var limits = AttachmentLimits.parse(" picture-mb = 30,document-mb=3 ,pace-kb=2");
        assertThat(limits.of(AttachmentKind.AUDIO)).isEqualTo(30 * MEGABYTE);
        assertThat(limits.of(AttachmentKind.DOCUMENT)).isEqualTo(3 * MEGABYTE);
        assertThat(limits.of(AttachmentKind.TEXT)).isEqualTo(5 * MEGABYTE);
        assertThat(limits.bytesPerSecond()).isEqualTo(2_048);
        assertThat(limits.number(Limit.PLACES)).isEqualTo(64);
        assertThat(limits.bytes(Limit.STRANGERS)).isEqualTo(10_240 * MEGABYTE);
    }

    @Test
    void file_may_be_as_large_as_one_of_its_declared_kind_and_one_of_no_kind_as_the_largest() {
        var limits = AttachmentLimits.parse("picture-mb=1,document-mb=3,text-mb=2");
        assertThat(limits.ofDeclared("IMAGE/jpeg")).isEqualTo(MEGABYTE);
        assertThat(limits.ofDeclared("application/pdf")).isEqualTo(3 * MEGABYTE);
        assertThat(limits.ofDeclared("text/plain")).isEqualTo(2 * MEGABYTE);
        assertThat(limits.ofDeclared("")).isEqualTo(3 * MEGABYTE).isEqualTo(limits.most());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            picture-mb=0                | picture-mb is a whole number from 1 to 32
            picture-mb=33               | picture-mb is a whole number from 1 to 32
            places=7                    | places is a whole number from 8 to 4096
            picture-mb=1,picture-mb=2   | picture-mb is there twice
            photo-mb=5                  | “photo-mb=5” is not one of picture-mb, document-mb
            picture-mb                  | “picture-mb” is not one of
            picture-mb=5 MB             | “picture-mb=5 MB” is not one of
            picture-mb=-1               | “picture-mb=-1” is not one of
            picture-mb=1,               | “” is not one of
            customer-mb=15              | picture-mb (20) is more than customer-mb (15)
            customer-mb=300             | customer-mb (300) is more than complaint-mb (200)
            person-mb=10                | picture-mb (20) is more than person-mb (10)
            strangers-mb=100            | network-mb (200) is more than strangers-mb (100)
            """)
    void mistake_is_named(String written, String why) {
        assertThatThrownBy(() -> AttachmentLimits.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
