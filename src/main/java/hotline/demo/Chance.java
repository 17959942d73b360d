package hotline.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded chance: the same seed gives the same story. For one thread. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** True with this probability. */
    boolean of(double share) {
        return random.nextDouble() < share;
    }

    /** Both bounds included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    /** Mostly short, now and then long, as waiting times are. */
    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** One of the ways, each as often as its weight says. */
    <T> T weighted(T[] ways, double... weights) {
        if (ways.length != weights.length) {
            throw new IllegalArgumentException("each way has one weight");
        }
        return ways[weighted(weights)];
    }

    /** The index of one of the weights, by weight. */
    int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = random.nextDouble() * sum;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
