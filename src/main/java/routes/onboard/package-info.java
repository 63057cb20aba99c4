/** Onboarding of a source from samples. In: sample files. Out: route file, table file, filter file, and samples that prove them. */
@org.jspecify.annotations.NullMarked
package routes.onboard;
