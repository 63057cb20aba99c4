/**
 * Bedrock on loopback, without a model. In: calls of Bedrock's runtime and control plane, {@code script.yaml}. Out: answers of small
 * programs that call themselves an offline demo model, model invocation logs and results of batch jobs in S3.
 */
@org.jspecify.annotations.NullMarked
package local.bedrock;
