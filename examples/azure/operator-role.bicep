// What the operator may do, and no more: the same list as docs/errors.md. A test holds it to the code.
targetScope = 'subscription'

@description('The principalId that operator-identity.bicep puts out.')
param principalId string

@description('Whether requests with installAgent: true may have the agent installed.')
param installAgent bool = false

var operatorActions = [
  'Microsoft.Compute/virtualMachines/read'
  'Microsoft.Compute/virtualMachineScaleSets/read'
  'Microsoft.Compute/virtualMachineScaleSets/virtualMachines/read'
  'Microsoft.Network/locations/usages/read'
  'Microsoft.Network/networkWatchers/read'
  'Microsoft.Network/networkWatchers/packetCaptures/delete'
  'Microsoft.Network/networkWatchers/packetCaptures/queryStatus/action'
  'Microsoft.Network/networkWatchers/packetCaptures/read'
  'Microsoft.Network/networkWatchers/packetCaptures/stop/action'
  'Microsoft.Network/networkWatchers/packetCaptures/write'
  'Microsoft.Resources/subscriptions/resourceGroups/read'
  'Microsoft.Storage/storageAccounts/read'
]

var operatorDataActions = [
  'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'
]

var agentActions = [
  'Microsoft.Compute/virtualMachines/extensions/write'
]

resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, 'packet-capture-operator')
  properties: {
    roleName: 'Packet Capture Operator (${subscription().subscriptionId})'
    description: 'Orders Network Watcher packet captures and reads their files.'
    type: 'CustomRole'
    assignableScopes: [
      subscription().id
    ]
    permissions: [
      {
        actions: concat(operatorActions, installAgent ? agentActions : [])
        notActions: []
        dataActions: operatorDataActions
        notDataActions: []
      }
    ]
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(subscription().id, principalId, role.id)
  properties: {
    roleDefinitionId: role.id
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}
