@org.jspecify.annotations.NullMarked
package hotline.allowance;
