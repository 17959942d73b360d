package hotline.callback.place;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.callback.place.NumberPlaces.Place;
import org.junit.jupiter.api.Test;

class NumberPlacesTest {
    private final NumberPlaces places = new NumberPlaces();

    @Test
    void a_number_belongs_to_a_city_or_a_country_and_one_of_a_service_to_none() throws Exception {
        assertThat(await(places.of("+8613912345678"))).contains(new Place("江苏省常州市", "Changzhou, Jiangsu"));
        assertThat(await(places.of("+862112345678")))
                .hasValueSatisfying(place -> assertThat(place.zh()).contains("上海"));
        assertThat(await(places.of("+442079460018")))
                .hasValueSatisfying(place -> assertThat(place.en()).isEqualTo("London"));
        assertThat(await(places.of("95338"))).isEmpty();
        assertThat(await(places.of("+999"))).isEmpty();
        assertThat(await(places.of("+8613912345678")))
                .as("remembered")
                .contains(new Place("江苏省常州市", "Changzhou, Jiangsu"));
    }
}
