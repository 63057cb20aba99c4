/** SQS on loopback. In: what the AWS SDK sends to SQS. Out: messages that survive a kill of the process. */
@org.jspecify.annotations.NullMarked
package local.sqs;
