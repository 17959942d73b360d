package hotline.demo;

import java.time.LocalDate;

/**
 * The places of a complaint's story; later texts about it name the same ones.
 *
 * @param on the local day of the complaint
 */
record StorySetting(Network.Place hub, Network.Place branch, String waybill, LocalDate on, Language language) {}
