@org.jspecify.annotations.NullMarked
package hotline.rules;
