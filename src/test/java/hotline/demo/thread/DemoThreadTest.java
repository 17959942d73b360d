package hotline.demo.thread;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.media.MediaType;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoThreadTest {
    @Test
    void pictures_and_papers_are_what_they_say() {
        assertThat(MediaType.of(MadeFile.parcel("a.png", 0.5).bytes())).contains(MediaType.PNG);
        assertThat(MediaType.of(MadeFile.paper("a.pdf", List.of("INVOICE")).bytes()))
                .contains(MediaType.PDF);
    }
}
