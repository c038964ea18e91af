import { freshTables } from '../../local/src/testing/fresh.ts'
import { describeLedger } from './contract/ledger.ts'
import { describeViews } from './contract/views.ts'
import { dynamoDb } from './dynamodb.ts'
import { dynamoLedger } from './dynamodb-ledger.ts'
import { dynamoViews } from './dynamodb-views.ts'

const client = dynamoDb()

describeLedger('on DynamoDB', async () => dynamoLedger(client, (await freshTables()).LEDGER_TABLE))
describeViews('on DynamoDB', async () => dynamoViews(client, (await freshTables()).PUBLIC_TABLE), 10)
