@org.jspecify.annotations.NullMarked
package hotline.policy;
