/**
 * Rules by what an S3 event tells of an object. In: an object; the operator's files. Out: kept, or excluded by a named rule; what is
 * wrong with the files, and what a change of them does.
 */
@org.jspecify.annotations.NullMarked
package routes.filters;
