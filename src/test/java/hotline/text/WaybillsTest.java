package hotline.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class WaybillsTest {
    @Property
    void two_numbers_are_the_same_if_they_are_so_without_dashes(
            @ForAll @Chars({'-', 'A', '1'}) @StringLength(max = 5) String one,
            @ForAll @Chars({'-', 'A', '1'}) @StringLength(max = 5) String other) {
        var bare = Waybills.bare(one);
        assertThat(Waybills.areSame(one, other)).isEqualTo(!bare.isEmpty() && bare.equals(Waybills.bare(other)));
    }
}
