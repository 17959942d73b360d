@org.jspecify.annotations.NullMarked
package hotline.intake;
