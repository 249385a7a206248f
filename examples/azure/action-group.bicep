// Sends alerts to the bridge: with a token in the address, with a token from Entra, or both ways.
targetScope = 'resourceGroup'

@description('Name of the action group.')
param name string = 'packet-capture'

@maxLength(12)
@description('Shown in mails and texts.')
param shortName string = 'pktcapture'

@description('Where the bridge takes alerts, without a token: https://HOST/alerts')
param bridgeUrl string

@secure()
@description('One of the tokens of bridge.tokens[].file. Empty: no webhook with a token in the address.')
param urlToken string = ''

@description('Object id of the app registration that stands for the bridge. Empty: no secure webhook.')
param entraObjectId string = ''

@description('Identifier URI of that app registration: api://CLIENT_ID')
param entraIdentifierUri string = ''

@description('Directory of that app registration.')
param entraTenantId string = tenant().tenantId

var byUrl = empty(urlToken) ? [] : [
  {
    name: 'packet-capture-by-url'
    serviceUri: '${bridgeUrl}/${urlToken}'
    useCommonAlertSchema: true
  }
]

var byEntra = empty(entraObjectId) ? [] : [
  {
    name: 'packet-capture-by-entra'
    serviceUri: bridgeUrl
    useCommonAlertSchema: true
    useAadAuth: true
    objectId: entraObjectId
    identifierUri: entraIdentifierUri
    tenantId: entraTenantId
  }
]

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    groupShortName: shortName
    enabled: true
    webhookReceivers: concat(byUrl, byEntra)
  }
}

output id string = actionGroup.id
