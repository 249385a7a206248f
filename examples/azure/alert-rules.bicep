// Three rules that end in a capture: by a metric, by a query, and by Resource Health.
targetScope = 'resourceGroup'

@description('The id that action-group.bicep puts out.')
param actionGroupId string

@description('Machines to watch: ids of virtual machines in one region.')
param machineIds array

@description('Their region, such as westeurope.')
param machineRegion string

@description('Log Analytics workspace of VM insights. Empty: no rule by a query.')
param workspaceId string = ''

@description('Mean of bytes sent in a second from which the rule by a query fires.')
param bytesPerSecond int = 10000000

// The rule of Microsoft's walk-through: average above 3, over five minutes, looked at every minute. Three bytes are
// exceeded by every machine that runs, which is what one wants of a first try. Raise it for daily use.
resource networkOut 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'Network Out Total'
  location: 'global'
  properties: {
    description: 'Sends more than usual; a packet capture is taken.'
    severity: 2
    enabled: true
    scopes: machineIds
    targetResourceType: 'Microsoft.Compute/virtualMachines'
    targetResourceRegion: machineRegion
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'egress'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.Compute/virtualMachines'
          metricName: 'Network Out Total'
          timeAggregation: 'Average'
          operator: 'GreaterThan'
          threshold: 3
        }
      ]
    }
    actions: [
      {
        actionGroupId: actionGroupId
      }
    ]
  }
}

// One alert for each machine: the column _ResourceId becomes the alert's target.
resource egressByQuery 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = if (!empty(workspaceId)) {
  name: 'Egress above normal'
  location: resourceGroup().location
  kind: 'LogAlert'
  properties: {
    displayName: 'Egress above normal'
    severity: 2
    enabled: true
    scopes: [
      workspaceId
    ]
    targetResourceTypes: [
      'Microsoft.Compute/virtualMachines'
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: 'InsightsMetrics | where Namespace == "Network" and Name == "WriteBytesPerSecond"'
          metricMeasureColumn: 'Val'
          timeAggregation: 'Average'
          resourceIdColumn: '_ResourceId'
          operator: 'GreaterThan'
          threshold: bytesPerSecond
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        actionGroupId
      ]
    }
  }
}

// Fires for each change of a machine's health. What its owner did, and a return to health, start nothing: the bridge reads that.
resource health 'Microsoft.Insights/activityLogAlerts@2020-10-01' = {
  name: 'Machine not healthy'
  location: 'global'
  properties: {
    enabled: true
    scopes: [
      subscription().id
    ]
    condition: {
      allOf: [
        {
          field: 'category'
          equals: 'ResourceHealth'
        }
        {
          field: 'resourceType'
          equals: 'Microsoft.Compute/virtualMachines'
        }
      ]
    }
    actions: {
      actionGroups: [
        {
          actionGroupId: actionGroupId
        }
      ]
    }
  }
}
