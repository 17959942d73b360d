package hotline.demo;

import java.time.LocalDate;

/**
 * Where a complaint's story plays; what is said later about it names the same places.
 *
 * @param on the local day of the complaint
 */
record StorySetting(Network.Place hub, Network.Place branch, String waybill, LocalDate on, Language language) {}
