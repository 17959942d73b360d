package hotline.address;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Addresses and address blocks, as an administrator lists them. */
public record AddressBlocks(List<AddressBlock> blocks) {
    public static final AddressBlocks NONE = new AddressBlocks(List.of());

    public AddressBlocks {
        blocks = List.copyOf(blocks);
    }

    /**
     * Throws {@link IllegalArgumentException} that names the item where one can't match any address: a list that matches
     * less than its author believes is worse than none.
     *
     * @param list with commas between, such as {@code 10.0.0.5, fd00::/8}
     */
    public static AddressBlocks parse(String list) {
        return new AddressBlocks(Stream.of(list.split(",", -1))
                .map(String::strip)
                .peek(item -> {
                    if (item.isEmpty()) {
                        throw new IllegalArgumentException("an item of “" + list + "” is blank");
                    }
                })
                .map(AddressBlock::parse)
                .toList());
    }

    public boolean contain(InetAddress address) {
        for (AddressBlock block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
