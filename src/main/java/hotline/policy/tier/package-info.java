/** The tiers of customers (K1, D1) as a policy defines them. Pure: amounts and scores come in, a tier comes out. */
@NullMarked
package hotline.policy.tier;

import org.jspecify.annotations.NullMarked;
