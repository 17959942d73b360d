package hotline.database;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.List;
import jdk.net.ExtendedSocketOptions;

/**
 * How soon the operating system notices that an idle peer has gone: its own two hours are made for dialled lines.
 * Options that a system does not know are left out.
 */
final class KeepAlive {
    private static final int IDLE_SECONDS = 10;
    private static final int BETWEEN_PROBES_SECONDS = 5;
    private static final int PROBES = 3;

    private KeepAlive() {}

    static void on(Channel channel) {
        if (channel instanceof EpollSocketChannel) {
            set(
                    channel,
                    List.of(
                            EpollChannelOption.TCP_KEEPIDLE,
                            EpollChannelOption.TCP_KEEPINTVL,
                            EpollChannelOption.TCP_KEEPCNT));
        } else if (channel instanceof NioSocketChannel) {
            set(
                    channel,
                    List.of(
                            NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE),
                            NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL),
                            NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT)));
        }
    }

    private static void set(Channel channel, List<ChannelOption<Integer>> idleBetweenProbes) {
        channel.config().setOption(idleBetweenProbes.get(0), IDLE_SECONDS);
        channel.config().setOption(idleBetweenProbes.get(1), BETWEEN_PROBES_SECONDS);
        channel.config().setOption(idleBetweenProbes.get(2), PROBES);
    }
}
