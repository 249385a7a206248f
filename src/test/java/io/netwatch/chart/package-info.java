/** What a platform team installs: the Helm chart and the GitOps examples, held to the real tools. */
package io.netwatch.chart;
