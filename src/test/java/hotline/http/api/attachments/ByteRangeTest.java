package hotline.http.api.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The part of a file that a client asks for. */
class ByteRangeTest {
    @Tag("A11")
    @ParameterizedTest
    @CsvSource({
        "bytes=0-1, 0, 2",
        "bytes=0-, 0, 10",
        "bytes=5-100, 5, 5",
        "bytes=-3, 7, 3",
        "bytes=-30, 0, 10",
        "bytes=10-, 0, 0",
        "bytes=-0, 0, 0",
    })
    void single_ranges_are_read(String header, long from, long length) {
        assertThat(ByteRange.of(Optional.of(header), 10)).contains(new ByteRange(from, length));
    }

    @Tag("A11")
    @ParameterizedTest
    @CsvSource({"'bytes=0-1,3-4'", "bytes=-", "bytes=4-2", "lines=0-1", "bytes=a-b", "bytes=9999999999999999999-", "''"
    })
    void all_others_are_the_whole_file(String header) {
        assertThat(ByteRange.of(Optional.of(header), 10)).isEmpty();
    }

    /** Property 17. */
    @Property
    void an_answer_is_the_slice_that_was_asked_for(
            @ForAll @IntRange(max = 300) int from,
            @ForAll @IntRange(max = 300) int to,
            @ForAll @IntRange(min = 1, max = 200) int size) {
        var range = ByteRange.of(Optional.of("bytes=" + from + "-" + to), size);
        if (to < from) {
            assertThat(range).isEmpty();
        } else if (from >= size) {
            assertThat(range.orElseThrow().isNone()).isTrue();
        } else {
            assertThat(range).contains(new ByteRange(from, Math.min(to, size - 1) - from + 1));
        }
    }
}
