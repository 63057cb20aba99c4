/**
 * A day's CloudTrail events before a model, by batch inference. In: a day. Out: a rated record for each group of events, as rows of
 * {@code from_bedrock_analysis_readready}, a summary and one notice. A run is kept in S3, so that any start goes on where another ended.
 */
@org.jspecify.annotations.NullMarked
package routes.batch;
