@org.jspecify.annotations.NullMarked
package hotline.job;
